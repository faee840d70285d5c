import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { meOptions } from "../api/session.ts";
import { readCompareSearch } from "../rooms/compare/compare-search.ts";
import { readExchangeSearch } from "../rooms/exchange/exchange-search.ts";
import { readFiguresSearch } from "../rooms/figures/figures-search.ts";
import { readRoundsSearch } from "../rooms/rounds/rounds-search.ts";
import { readSignInSearch } from "../rooms/sign-in/sign-in-search.ts";
import { SignInRoom } from "../rooms/sign-in/sign-in-room.tsx";
import { readSourcesSearch } from "../rooms/sources/sources-search.ts";
import { NotFound, RoomError, Waiting } from "./fallbacks.tsx";
import { readSearch, writeSearch } from "./search-text.ts";
import { Shell } from "./shell.tsx";

interface RouterContext {
  readonly client: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: only(readSignInSearch),
  component: SignInRoom,
});

/** Everything behind the door: who is there is known before a room is drawn. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: ({ context }) => context.client.ensureQueryData(meOptions),
  component: Shell,
  pendingComponent: Waiting,
  errorComponent: RoomError,
});

const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/figures", replace: true });
  },
});

const figures = createRoute({
  getParentRoute: () => inside,
  path: "/figures",
  validateSearch: only(readFiguresSearch),
  component: lazyRouteComponent(() => import("../rooms/figures/figures-room.tsx"), "FiguresRoom"),
});

const compare = createRoute({
  getParentRoute: () => inside,
  path: "/compare",
  validateSearch: only(readCompareSearch),
  component: lazyRouteComponent(() => import("../rooms/compare/compare-room.tsx"), "CompareRoom"),
});

const rounds = createRoute({
  getParentRoute: () => inside,
  path: "/rounds",
  validateSearch: only(readRoundsSearch),
  component: lazyRouteComponent(() => import("../rooms/rounds/rounds-room.tsx"), "RoundsRoom"),
});

const sources = createRoute({
  getParentRoute: () => inside,
  path: "/sources",
  validateSearch: only(readSourcesSearch),
  component: lazyRouteComponent(() => import("../rooms/sources/sources-room.tsx"), "SourcesRoom"),
});

const source = createRoute({
  getParentRoute: () => inside,
  path: "/sources/$id",
  component: lazyRouteComponent(() => import("../rooms/sources/source-room.tsx"), "SourceRoom"),
});

const exchange = createRoute({
  getParentRoute: () => inside,
  path: "/exchange",
  validateSearch: only(readExchangeSearch),
  component: lazyRouteComponent(() => import("../rooms/exchange/exchange-room.tsx"), "ExchangeRoom"),
});

const routeTree = root.addChildren([
  signIn,
  inside.addChildren([home, figures, compare, rounds, sources, source, exchange]),
]);

export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: RoomError,
    scrollRestoration: false,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    readonly router: ReturnType<typeof makeRouter>;
  }
}

/**
 * What a room can use of an address, and nothing else: the router lays what a room has read over the raw address, where what
 * cannot be used would come back.
 */
function only<Search extends object>(read: (raw: Record<string, unknown>) => Search) {
  return (raw: Record<string, unknown>): Search => ({
    ...Object.fromEntries(Object.keys(raw).map((name) => [name, undefined])),
    ...read(raw),
  });
}
