/**
 * The first day of the lunar year in Vietnam (UTC+7), month and day. The calendar can differ from the Chinese one by a
 * day when a new moon falls near midnight, as in 2030, so it is a table and not a formula.
 */
const days: Readonly<Record<number, string>> = {
  2010: "02-14",
  2011: "02-03",
  2012: "01-23",
  2013: "02-10",
  2014: "01-31",
  2015: "02-19",
  2016: "02-08",
  2017: "01-28",
  2018: "02-16",
  2019: "02-05",
  2020: "01-25",
  2021: "02-12",
  2022: "02-01",
  2023: "01-22",
  2024: "02-10",
  2025: "01-29",
  2026: "02-17",
  2027: "02-06",
  2028: "01-26",
  2029: "02-13",
  2030: "02-02",
  2031: "01-23",
  2032: "02-11",
  2033: "01-31",
  2034: "02-19",
  2035: "02-08",
};

/** The day Tết falls on in a year, as ISO text; null outside 2010 to 2035. */
export function tetDay(year: number): string | null {
  const day = days[year];
  return day ? `${year}-${day}` : null;
}
