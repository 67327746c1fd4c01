// The texts of what leads through an application: questions, steps, pages.

export type FlowText =
  | "client.ask.yes"
  | "client.ask.no"
  | "client.loading"
  | "client.step.done"
  | "client.step.error"
  | "client.step.of"
  | "client.breadcrumbs"
  | "client.breadcrumbs.more"
  | "client.pages"
  | "client.pages.range"
  | "client.pages.none"
  | "client.pages.size"
  | "client.pages.page"
  | "client.pages.first"
  | "client.pages.previous"
  | "client.pages.next"
  | "client.pages.last"
  | "client.discard"
  | "client.discard.text"
  | "client.discard.yes"
  | "client.discard.no";
