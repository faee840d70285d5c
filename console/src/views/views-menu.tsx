import type { ViewRoom } from "@bangvang/schema/saved-view";
import { Button, Popover, Stack, Text } from "@mantine/core";
import { IconBookmark } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords } from "../api/error-words.ts";
import { viewsOptions } from "../api/views.ts";
import { ErrorState, LoadingState } from "../ui/states.tsx";
import { useWords } from "../ui/words/words.ts";
import { SaveViewForm } from "./save-view-form.tsx";
import { useViewChange } from "./use-view-change.ts";
import { SavedViewLine } from "./saved-view-line.tsx";

/** What a person looks at again and again, under names of their own: open, save, rename, delete, pass on. */
export function ViewsMenu({ room }: { readonly room: ViewRoom }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" withinPortal shadow="md" width={360} trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t("views.menu")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("views.menu")}>
        {isOpen && <Views room={room} onOpened={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

interface ViewsProps {
  readonly room: ViewRoom;
  readonly onOpened: () => void;
}

function Views({ room, onOpened }: ViewsProps) {
  const { t } = useWords();
  const views = useQuery(viewsOptions);
  const change = useViewChange();
  if (views.error) return <ErrorState failure={errorWords(views.error)} onRetry={() => void views.refetch()} />;
  if (!views.data) return <LoadingState />;
  const shown = views.data.filter((view) => view.room === room);
  return (
    <Stack gap="sm">
      <SaveViewForm room={room} views={shown} change={change} />
      {change.failure && (
        <Text size="sm" className="bv-ink-invalid" role="alert">
          {change.failure}
        </Text>
      )}
      {shown.length === 0 ? (
        <Text size="sm" c="var(--bv-muted)">
          {t("views.none")}
        </Text>
      ) : (
        <ul className="bv-views" aria-label={t("views.list")}>
          {shown.map((view) => (
            <li key={view.id}>
              <SavedViewLine view={view} change={change} onOpened={onOpened} />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
