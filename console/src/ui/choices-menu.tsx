import { Button, Checkbox, Popover, Stack } from "@mantine/core";
import type { ReactNode } from "react";

interface ChoicesMenuProps<Value extends string> {
  readonly label: string;
  /** What the button says while something is picked, such as how much. */
  readonly pickedLabel: string;
  readonly icon: ReactNode;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly picked: readonly Value[];
  /** In the order of the choices, however they were picked. */
  readonly onPick: (picked: readonly Value[]) => void;
  /** What is to be said below the choices. */
  readonly children?: ReactNode;
}

/** A button that opens a few choices, any number of which may be picked. */
export function ChoicesMenu<Value extends string>(props: ChoicesMenuProps<Value>) {
  const { label, pickedLabel, icon, choices, picked, onPick, children } = props;
  const isPicked = picked.length > 0;
  return (
    <Popover position="bottom-start" withinPortal shadow="md" trapFocus>
      <Popover.Target>
        <Button size="xs" variant={isPicked ? "light" : "default"} leftSection={icon}>
          {isPicked ? pickedLabel : label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group
          label={label}
          value={[...picked]}
          onChange={(now) => onPick(choices.flatMap(({ value }) => (now.includes(value) ? value : [])))}
        >
          <Stack gap={6} mt={6}>
            {choices.map((choice) => (
              <Checkbox key={choice.value} size="xs" {...choice} />
            ))}
          </Stack>
        </Checkbox.Group>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
