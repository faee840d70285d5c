/** The rooms of the console that have views; a view belongs to one. */
export const viewRooms = ["FIGURES", "COMPARISON"] as const;
export type ViewRoom = (typeof viewRooms)[number];

/** Views one person may have in a room, and the letters of a name and of the search of an address. */
export const maxViews = 100;
export const maxViewName = 80;
export const maxViewSearch = 4_000;

/** Why a view was not saved, renamed or deleted. The list is closed: the console has words for each. */
export const viewProblemCodes = [
  "NOT_A_PERSON",
  "VIEW_UNKNOWN",
  "VIEW_NAME_EMPTY",
  "VIEW_NAME_TOO_LONG",
  "VIEW_NAME_UNREADABLE",
  "VIEW_NAME_TAKEN",
  "VIEW_SEARCH_INVALID",
  "TOO_MANY_VIEWS",
] as const;
export type ViewProblemCode = (typeof viewProblemCodes)[number];
