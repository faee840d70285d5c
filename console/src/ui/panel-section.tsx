import { Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** A part of the side panel under its title. */
export function PanelSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Title order={3} size="h6" c="var(--bv-muted)" mb={4}>
        {title}
      </Title>
      <Stack gap={6}>{children}</Stack>
    </section>
  );
}
