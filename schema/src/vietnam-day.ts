const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" });

/** The day it is in Vietnam at an instant, as ISO text: periods and due days are days there, wherever a machine stands. */
export function dayInVietnam(instant: Date): string {
  return day.format(instant);
}
