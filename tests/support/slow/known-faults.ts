/**
 * Faults of the server that are known and open. While one is true the interpreter answers as the server does, or the
 * generator keeps away; who mends it sets it to false, and then takes it out.
 */
export const knownFaults = {
  /** Flags and certificates in an order asked for: ties go by id as text (10 before 9), and not by their own order, year and id. */
  awardsEndByIdAsText: false,
  /** After or before a cursor changeSets are always empty: the hint for the index of a key (keyIndexed) takes it for an upward one. */
  changeSetsEndAtCursors: false,
  /** Null, given through a variable that has a default, for an argument that takes none: INTERNAL instead of BAD_USER_INPUT. */
  nullDespiteDefaultIsInternal: false,
};
