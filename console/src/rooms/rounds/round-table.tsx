import type { RoundStep } from "@bangvang/schema/reporting-round";
import { Button, Group } from "@mantine/core";
import type { Round } from "../../api/rounds.ts";
import { unitLabel } from "../../api/unit-label.ts";
import { formatDay, formatMoment } from "../../ui/format.ts";
import { periodName } from "../../ui/period-words.ts";
import { useWords } from "../../ui/words/words.ts";
import { roundName } from "./round-words.ts";

interface RoundTableProps {
  readonly rounds: readonly Round[];
  /** `opener` is the button that was pressed. */
  readonly onStep: (round: Round, step: RoundStep, opener: HTMLElement) => void;
}

/** The row of a round in the page; it can have the focus when a button in it is gone. */
export function rowIdOf({ unit, period, kind }: Round): string {
  return `round ${unit.code} ${period.key} ${kind}`;
}

/** One row a round, with the steps whoever looks may take. */
export function RoundTable({ rounds, onStep }: RoundTableProps) {
  const { t } = useWords();
  return (
    <div className="bv-table-scroll">
      <table className="bv-table bv-table-text">
        <thead>
          <tr>
            <th scope="col">{t("axis.UNITS")}</th>
            <th scope="col">{t("figures.period")}</th>
            <th scope="col">{t("kind")}</th>
            <th scope="col">{t("rounds.column.state")}</th>
            <th scope="col">{t("rounds.column.due")}</th>
            <th scope="col">{t("rounds.column.last")}</th>
            <th scope="col">{t("rounds.column.steps")}</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <RoundRow key={rowIdOf(round)} round={round} onStep={onStep} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RoundRow({ round, onStep }: { readonly round: Round; readonly onStep: RoundTableProps["onStep"] }) {
  const { t } = useWords();
  return (
    <tr id={rowIdOf(round)} tabIndex={-1}>
      <th scope="row">{unitLabel(round.unit)}</th>
      <td className="bv-nowrap">{periodName(round.period.key)}</td>
      <td>{t(`kind.${round.kind}`)}</td>
      <td>
        <StateMark round={round} />
      </td>
      <td className="bv-nowrap">{round.dueOn ? formatDay(round.dueOn) : "–"}</td>
      <td>
        <Last round={round} />
      </td>
      <td>
        <Group gap={6} wrap="nowrap">
          {round.mayDo.map((step) => (
            <Button
              key={step}
              size="compact-xs"
              variant={step === "SUBMIT" || step === "ACCEPT" ? "filled" : "default"}
              aria-label={`${t(`round.step.${step}`)}: ${roundName(round)}`}
              onClick={(event) => onStep(round, step, event.currentTarget)}
            >
              {t(`round.step.${step}`)}
            </Button>
          ))}
        </Group>
      </td>
    </tr>
  );
}

/** The state, and whether figures can change: by the state, by the day, or for a while by an exception. */
function StateMark({ round: { state, isClosed, closedBecause, exceptions } }: { readonly round: Round }) {
  const { t } = useWords();
  const live = exceptions.find(({ isLive }) => isLive);
  const tone = state === "OPEN" ? "bv-mark-good" : state === "SUBMITTED" ? "bv-tone-pending" : "bv-mark-soft";
  return (
    <>
      <span className={`bv-mark ${tone}`}>{t(`round.state.${state}`)}</span>
      {closedBecause === "DUE_DAY" && <div className="bv-basis bv-ink-invalid">{t("rounds.overdue")}</div>}
      {!isClosed && live && (
        <div className="bv-basis bv-ink-pending" title={live.reason}>
          {t("rounds.excepted", { until: formatMoment(live.expiresAt) })}
        </div>
      )}
    </>
  );
}

/** Who brought it here, when and why; what came before, and what opened it again, on demand. */
function Last({ round: { changedBy, changedAt, reason, history, exceptions } }: { readonly round: Round }) {
  const { t } = useWords();
  const before = history.slice(1);
  return (
    <>
      <div>
        {changedBy}, {formatMoment(changedAt)}
      </div>
      {reason && <div className="bv-muted">“{reason}”</div>}
      {before.length + exceptions.length > 0 && (
        <details className="bv-details">
          <summary>{t("rounds.before", { count: before.length + exceptions.length })}</summary>
          <ul className="bv-list">
            {exceptions.map((one) => (
              <li key={one.grantedAt}>
                {t("rounds.exception", {
                  who: one.grantedBy,
                  at: formatMoment(one.grantedAt),
                  until: formatMoment(one.expiresAt),
                  reason: one.reason,
                })}
              </li>
            ))}
            {before.map((one) => (
              <li key={one.changedAt}>
                {t(`round.state.${one.state}`)}: {one.changedBy}, {formatMoment(one.changedAt)}
                {one.reason && ` “${one.reason}”`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
