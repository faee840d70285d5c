/** Tables whose rows are dimensions: every version of them is kept. */
const dimensions = [
  "award",
  "campaign",
  "campaign_indicator",
  "cluster_member",
  "indicator",
  "lineage",
  "period",
  "series_break",
  "source",
  "unit",
];
const keptByAll = ["insert_is_kept", "update_is_kept", "delete_is_kept", "is_never_truncated"];

const others: Readonly<Record<string, readonly string[]>> = {
  accepted_doubt: ["accepted_doubt_is_append_only", "accepted_doubt_is_of_the_open_set"],
  change_set: [
    "change_set_closes_once",
    "change_set_is_append_only",
    "change_set_is_closed",
    "change_set_tells_its_opening",
  ],
  dimension_change: ["dimension_change_is_append_only", "dimension_change_is_final"],
  evidence: ["evidence_delete_is_kept", "evidence_is_dated", "evidence_is_never_truncated", "evidence_update_is_kept"],
  evidence_past: ["evidence_past_is_append_only"],
  figure: [
    "figure_carries_its_opening",
    "figure_insert_is_recorded",
    "figure_is_never_deleted",
    "figure_update_is_recorded",
  ],
  figure_change: ["figure_change_is_append_only"],
  lineage: ["lineage_has_no_cycle"],
  overtaken_set: ["overtaken_set_is_append_only"],
  person: ["rights_changed"],
  person_grant: ["rights_changed"],
  release: ["release_is_append_only"],
  reporting_round: [
    "reporting_round_goes_step_by_step",
    "reporting_round_is_kept",
    "reporting_round_is_never_deleted",
    "reporting_round_waits",
  ],
  reporting_round_past: ["reporting_round_past_is_append_only"],
  round_exception: ["round_exception_is_append_only"],
  row_history: ["row_history_is_append_only"],
  session: ["rights_changed"],
  token: ["rights_changed"],
  token_unit: ["rights_changed"],
};

/** The triggers the migrations make, as "table.trigger": they keep history, and guard it. A test holds them against a database. */
export const ownTriggers: readonly string[] = [
  ...dimensions.flatMap((table) => keptByAll.map((name) => `${table}.${table}_${name}`)),
  ...Object.entries(others).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
];
