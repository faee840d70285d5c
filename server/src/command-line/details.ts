/** The details of a problem as a line of the command line ends with them: " most=500 reason=…"; an empty one says nothing. */
export function detailsOf(params: Readonly<Record<string, string>>): string {
  return Object.entries(params)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => ` ${name}=${value}`)
    .join("");
}
