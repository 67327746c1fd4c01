// The client's start: reads the page's document, mounts its tree, and connects.
import { above } from "./above.ts";
import { Announcer } from "./announce.ts";
import { guardClicks, LEFT, pageChanged } from "./clicks.ts";
import { call, type Around } from "./calls.ts";
import { copyText } from "./clipboard.ts";
import { Conversation } from "./conversation.ts";
import { Cookies } from "./cookies.ts";
import { extrasComeBy } from "./extras.ts";
import { fadeIn } from "./fade.ts";
import { Fields } from "./fields.ts";
import { Focus } from "./focus.ts";
import { Groups } from "./groups.ts";
import { History, type Arrival } from "./history.ts";
import { learnIcons } from "./icon.ts";
import { markLandmarks } from "./landmarks.ts";
import type { Op } from "./messages.ts";
import { pathOf } from "./mounted.ts";
import { Notices } from "./notices.ts";
import { readDocument } from "./page.ts";
import { lacking } from "./registry.ts";
import { exchange, sessionEnded } from "./session.ts";
import { Sight } from "./sight.ts";
import { Status } from "./status.ts";
import { claimPrevious, holdAgain, keepKey, letGo } from "./tab.ts";
import { laterTexts, texts } from "./texts.ts";
import { ThemeChoice } from "./theme.ts";
import { Tree } from "./tree.ts";

const page = readDocument();
const text = texts(page.strings);
const container = document.getElementById("nago")!;
const announcer = new Announcer();
const notices = new Notices(text, (notice, answered) =>
  conversation.act(["(notice)", notice], "action", answered),
);
const focus = new Focus(container);
const theme = new ThemeChoice(page.themeCookie, page.theme, text, () => sight.changed());
const fields = new Fields((edits) => conversation.typed(edits));
const visits = new Map<number, Arrival>();
const groups = new Groups(page.groups, page.own, laterTexts(page.strings, page.texts));

const tree = new Tree(
  container,
  (mounted) => ({
    text,
    act: (field, answered = () => {}, argument) =>
      conversation.act(pathOf(mounted), field, answered, argument),
    bind: (bound, input) => fields.bind(bound, input),
    copy: (value, done) => void copyText(value, done, notices, text),
    window: () => conversation.window,
    arrange: () => tree.arrange(mounted),
    themeSwitch: () => theme.element(),
  }),
  (element) => focus.leaving(element),
);

const history_ = new History((place, arrival) => {
  const no: number = conversation.visit(place, () => visits.delete(no));
  visits.set(no, arrival);
});

const conversation = new Conversation(
  `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/_nago/socket`,
  page,
  fields,
  {
    apply,
    place: () => history_.place(),
    sight: () => sight.take(),
    connection: (state) => {
      status.changed(state);
      if (state === "open") sight.changed();
    },
    waiting: (waits) => status.waiting(waits),
    resumed: (rebuilt, dropped, restored) => {
      if (rebuilt && restored) status.restored();
      if (dropped) {
        notices.show({ id: 0, kind: "warning", title: "", text: text("client.connection.dropped") });
      }
    },
    otherBuild: () => status.newVersion(),
    forgetTree: () => tree.reset(),
    needs,
  },
  keepKey,
);

const sight = new Sight(page.sightCookie, () => conversation.tellSight());
const around: Around = {
  tree,
  focus,
  notices,
  announcer,
  theme,
  text,
  window: () => conversation.window,
  answer: (question, agreed) => conversation.act(["?", question], agreed ? "yes" : "no", () => {}),
};
const cookies = new Cookies(() => conversation.reconnect());
const status = new Status(text, container);

extrasComeBy((name) => groups.bring([name]));

function needs(ops: readonly Op[]): Promise<void> | null {
  const types = lacking(ops);
  return types.size ? groups.bring(types) : null;
}

/** Show a frame: history first, then the tree, then what depends on how it looks now. */
function apply(ops: readonly Op[], answered: readonly number[]): void {
  let arrival: Arrival | null = null;
  for (const no of answered) arrival = visits.get(no) ?? arrival;
  let moveFocus = arrival?.elsewhere ?? false;
  for (const op of ops) {
    if (op[0] !== "n") continue;
    // The user is on his way elsewhere: what it says of the last address is too late.
    const late = [...visits.keys()].some((no) => !answered.includes(no));
    if (late && (op[1] === "mark" || op[1] === "step")) continue;
    const entered = history_.follow(op[1], op[2], op[3]);
    if (!entered) continue;
    arrival = entered;
    moveFocus = op[3] === true && entered.elsewhere;
  }
  if (arrival?.elsewhere) fields.allNew();
  if (arrival?.elsewhere) {
    pageChanged();
    notices.clear();
    document.dispatchEvent(new Event(LEFT));
  }
  for (const op of ops) show(op);
  fields.sweep();
  markLandmarks(container);
  if (arrival?.elsewhere) fadeIn(container.querySelector("main") ?? container);
  if (arrival) scrollTo(0, arrival.scroll);
  if (moveFocus) {
    // A heading is read out because it gets the focus; without one the title is.
    if (!focus.toPage()) announcer.say(document.title);
  } else focus.recover();
  for (const op of ops) if (op[0] === "c") call(around, op[1], op.slice(2));
}

function show(op: Op): void {
  switch (op[0]) {
    case "p":
    case "i":
    case "r":
    case "m":
    case "x":
      return tree.apply(op);
    case "s":
      return fields.learn(op[1], op[2], op[3], op[4], op[5]);
    case "g":
      return learnIcons(op[1]);
    case "t":
      document.title = op[1];
      return;
    case "b":
      return notices.show(op[1]);
    case "u":
      if (op[1] === "end") return sessionEnded(container);
      void exchange(op[2], op[3], () => conversation.reconnect());
      return;
    case "n":
    case "c":
    case "d":
    case "w":
  }
}

function start(): void {
  guardClicks();
  learnIcons(page.told ?? {});
  tree.apply(["x", [], page.tree]);
  markLandmarks(container);
  focus.toPosted();
  document.body.append(above(status.element, notices.element, status.busy, announcer.element));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") conversation.flush();
  });
  cookies.start();
  if (page.fresh) cookies.tell();
  void claimPrevious().then((previous) => {
    keepKey(page.key);
    conversation.start(previous?.key === page.key ? null : previous);
  });
}

addEventListener("pagehide", () => {
  conversation.pause();
  cookies.stop();
  letGo();
});
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  holdAgain();
  cookies.start();
  conversation.goOn();
});

// What the first tree needs is fetched along with this script; a page without it starts at once.
const coming = needs([["x", [], page.tree]]);
if (coming) {
  coming.then(start, (error: unknown) => {
    console.error(error);
    document.body.append(above(status.element));
    status.newVersion();
  });
} else start();
