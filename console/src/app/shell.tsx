import {
  AppShell,
  Group,
  Menu,
  SegmentedControl,
  UnstyledButton,
  useMantineColorScheme,
  type MantineColorScheme,
} from "@mantine/core";
import { IconChevronDown, IconLogout, IconUser } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link, Outlet } from "@tanstack/react-router";
import { meOptions, signOut } from "../api/session.ts";
import { errorWords } from "../api/error-words.ts";
import { autoSave, beginAnew, draftKeeper, editStore, saveQueue, sitDown } from "../edits/desk.ts";
import { onItsWay } from "../edits/on-its-way.ts";
import { LiveRegion } from "../ui/announce.tsx";
import { chooseLanguage, useWords } from "../ui/words/words.ts";

/** The frame around every room: rooms, language, appearance, who is there. */
export function Shell() {
  const { t } = useWords();
  const { data: me } = useSuspenseQuery(meOptions);
  useEffect(() => void sitDown(me.id), [me.id]);
  return (
    <AppShell header={{ height: 48 }}>
      <a href="#main" className="bv-skip">
        {t("app.skip")}
      </a>
      <AppShell.Header className="bv-header-bar">
        <Group h="100%" px="md" gap="lg" wrap="nowrap">
          <Link to="/figures" className="bv-brand">
            <span className="bv-logo" aria-hidden />
            {t("app.name")}
          </Link>
          <Rooms />
          <Group ml="auto" gap="sm" wrap="nowrap">
            <LanguageSwitch />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Main id="main" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <LiveRegion />
    </AppShell>
  );
}

function Rooms() {
  const { t } = useWords();
  return (
    <Group component="nav" gap={4} wrap="nowrap" aria-label={t("app.rooms")}>
      <Link to="/figures" className="bv-nav">
        {t("room.figures")}
      </Link>
      <Link to="/compare" className="bv-nav">
        {t("room.compare")}
      </Link>
      <Link to="/rounds" className="bv-nav">
        {t("room.rounds")}
      </Link>
      <Link to="/sources" className="bv-nav">
        {t("room.sources")}
      </Link>
      <Link to="/exchange" className="bv-nav">
        {t("room.exchange")}
      </Link>
    </Group>
  );
}

function LanguageSwitch() {
  const { t, language } = useWords();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("app.language")}
      value={language}
      data={[
        { value: "vi", label: "Tiếng Việt" },
        { value: "en", label: "English" },
      ]}
      onChange={(next) => chooseLanguage(next === "en" ? "en" : "vi")}
    />
  );
}

function AccountMenu() {
  const { t } = useWords();
  const { data: me } = useSuspenseQuery(meOptions);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useSignOut();
  return (
    <Menu position="bottom-end" width={220} withinPortal>
      <Menu.Target>
        <UnstyledButton className="bv-account" aria-label={t("app.account", { name: me.name })}>
          <IconUser size={16} aria-hidden /> <span>{me.name}</span> <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("app.theme")}</Menu.Label>
        {(["light", "dark", "auto"] as const satisfies readonly MantineColorScheme[]).map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            fw={colorScheme === scheme ? 650 : 400}
            onClick={() => setColorScheme(scheme)}
          >
            {colorScheme === scheme ? "✓ " : ""}
            {t(`app.theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => void leave()}>
          {t("app.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/**
 * Unsaved cells go at sign-out, after asking: the next person at this computer must not find them. A set that was sent and
 * has no answer yet stays kept for its owner, who is told of it at each sign-in until it is sent again or dropped.
 */
function useSignOut(): () => Promise<void> {
  const { t } = useWords();
  return async () => {
    // What somebody agrees to drop must not be saved while they are asked.
    autoSave.pause();
    const left = await draftKeeper.orphans();
    const drafts = [{ edits: editStore.all(), sending: draftKeeper.sending }, ...left];
    const count = drafts.reduce((sum, draft) => sum + draft.edits.length - onItsWay(draft).edits.length, 0);
    if (count > 0 && !window.confirm(t("app.signOut.unsaved", { count }))) return autoSave.start();
    try {
      await signOut();
    } catch (error) {
      autoSave.start();
      window.alert(t("app.signOut.failed", { reason: errorWords(error).text }));
      return;
    }
    const { sending } = draftKeeper;
    saveQueue.stop();
    const { edits } = onItsWay({ edits: editStore.all(), sending });
    editStore.forgetAll();
    editStore.restore(edits);
    await Promise.all(left.map((draft) => draftKeeper.keepRest(draft, onItsWay(draft))));
    await beginAnew("/sign-in?why=out");
  };
}
