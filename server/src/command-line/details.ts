/** The details of a problem as a line of the command line ends with them: " most=500 reason=…". */
export function detailsOf(params: Readonly<Record<string, string>>): string {
  return Object.entries(params)
    .map(([name, value]) => ` ${name}=${value}`)
    .join("");
}
