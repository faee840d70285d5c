import { create } from "zustand";

/** What the live region says next; `count` makes the same sentence heard twice. */
const useAnnouncement = create<{ readonly text: string; readonly count: number }>(() => ({ text: "", count: 0 }));

/** Says something to screen readers without moving the focus. */
export function announce(text: string): void {
  useAnnouncement.setState((state) => ({ text, count: state.count + 1 }));
}

/** Stands once in the shell. A changing no-break space lets a repeated sentence count as new. */
export function LiveRegion() {
  const { text, count } = useAnnouncement();
  return (
    <div className="bv-hidden" role="status" aria-live="polite">
      {text}
      {count % 2 ? "\u00a0" : ""}
    </div>
  );
}
