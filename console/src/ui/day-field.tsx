import { TextInput } from "@mantine/core";
import { formatLongDay } from "./format.ts";

interface DayFieldProps {
  readonly label: string;
  /** ISO day, or an empty text. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly hint?: string;
  readonly min?: string;
  readonly max?: string;
  readonly isRequired?: boolean;
  readonly hasFocus?: boolean;
  /** For a toolbar. */
  readonly isSmall?: boolean;
}

/** A day. The browser orders day and month as its own language does, so the day is said in words as well. */
export function DayField({
  label,
  value,
  onChange,
  hint,
  min,
  max,
  isRequired = false,
  hasFocus = false,
  isSmall = false,
}: DayFieldProps) {
  return (
    <TextInput
      type="date"
      {...(isSmall ? { size: "xs", w: 250 } : {})}
      label={label}
      description={hint}
      descriptionProps={{ c: "var(--bv-muted)" }}
      inputWrapperOrder={["label", "description", "input", "error"]}
      value={value}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      required={isRequired}
      data-autofocus={hasFocus || undefined}
      rightSectionWidth="auto"
      rightSection={value === "" ? null : <span className="bv-day-in-words">{formatLongDay(value)}</span>}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
