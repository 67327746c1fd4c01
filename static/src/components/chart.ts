import tableSign from "icon:table";
import chartSign from "icon:chart-column";
import { drawn, swatch, type Drawn, type Numbers } from "../chart_draw.ts";
import { scaleOf, writingOf, type Writing } from "../chart_scale.ts";
import { create, setAttribute, setText, type Changed, type Component } from "../component.ts";
import { icon } from "../icon.ts";
import { newId } from "../labelled.ts";
import { language } from "../locale.ts";
import { lengthOf } from "../style.ts";

const TICK_PX = 56;

/** Numbers as bars or lines; the same numbers stand in a table, for whoever would rather read. */
export const chart: Component<"Chart"> = (node, host) => {
  const id = newId();
  const caption = create("figcaption", { class: "chart-label", id });
  const turn = create("button", { type: "button", class: "icon-button" });
  const legend = create("div", { class: "chart-legend", "aria-hidden": "true" });
  const plot = create("div", {
    class: "chart-plot",
    tabindex: "0",
    role: "application",
    "aria-roledescription": host.text("client.chart"),
  });
  const guide = create("div", { class: "chart-guide", hidden: "" });
  const tip = create("div", { class: "chart-tip", hidden: "", "aria-hidden": "true" });
  const told = create("div", { class: "unseen", role: "status" });
  const empty = create("p", { class: "chart-empty", hidden: "" });
  const table = create("div", { class: "unseen chart-table" });
  const head = create("div", { class: "chart-head" }, caption, turn);
  const area = create("div", { class: "chart-area" }, plot, guide, tip, empty);
  const element = create("figure", { class: "chart", "aria-labelledby": id }, head, legend, area, table, told);
  const state = { ...node };
  let picture: Drawn | undefined;
  let writing: Writing;
  let at: number | undefined;
  let asTable = false;

  const values = () => state.series.map((each) => each.values as Numbers);
  const hasNumbers = () => values().some((each) => each.some((value) => value !== null));

  const paint = () => {
    const width = plot.clientWidth;
    const height = plot.clientHeight;
    if (!width || !height || !hasNumbers()) return;
    const all = values();
    const sums = state.stacked ? stackedSums(all, state.labels.length) : all.flat().filter((value) => value !== null);
    const scale = scaleOf(sums, Math.max(2, Math.floor(height / TICK_PX)));
    const rtl = getComputedStyle(element).direction === "rtl";
    const { kind, stacked = false } = state;
    picture = drawn({ kind, stacked, series: all, count: state.labels.length, scale, writing, width, height, rtl, id });
    plot.replaceChildren(picture.svg);
    if (at !== undefined) show(Math.min(at, state.labels.length - 1), false);
  };

  const show = (index: number | undefined, speak: boolean) => {
    at = index;
    guide.hidden = tip.hidden = index === undefined || !picture;
    if (index === undefined || !picture) return;
    const x = picture.at(index);
    guide.style.setProperty("left", `${x}px`);
    guide.style.setProperty("inset-block-start", `${picture.top}px`);
    guide.style.setProperty("block-size", `${picture.bottom - picture.top}px`);
    const rows = state.series.map((each, number) =>
      create(
        "div",
        {},
        swatch(state.kind, number, id),
        create("span", {}, each.label),
        create("b", {}, writing.value(values()[number]![index] ?? null)),
      ),
    );
    tip.replaceChildren(create("strong", {}, writing.title(index)), ...rows);
    const wide = tip.offsetWidth;
    const beside = x + 12 + wide > plot.clientWidth ? x - 12 - wide : x + 12;
    tip.style.setProperty("left", `${Math.max(0, beside)}px`);
    if (speak) setText(told, sentence(index));
  };
  const sentence = (index: number) =>
    `${writing.title(index)}: ${state.series.map((each, number) => `${each.label} ${writing.value(values()[number]![index] ?? null)}`).join(", ")}`;

  plot.addEventListener("pointermove", (event) => {
    if (picture) show(picture.nearest(event.clientX - plot.getBoundingClientRect().left), false);
  });
  plot.addEventListener("pointerleave", () => {
    if (document.activeElement !== plot || !plot.matches(":focus-visible")) show(undefined, false);
  });
  plot.addEventListener("blur", () => show(undefined, false));
  plot.addEventListener("keydown", (event) => {
    const last = state.labels.length - 1;
    const rtl = getComputedStyle(element).direction === "rtl";
    const next = event.key === (rtl ? "ArrowLeft" : "ArrowRight");
    const previous = event.key === (rtl ? "ArrowRight" : "ArrowLeft");
    if (event.key === "Escape" && at !== undefined) {
      event.stopPropagation();
      show(undefined, false);
    } else if (next) show(at === undefined ? 0 : Math.min(last, at + 1), true);
    else if (previous) show(at === undefined ? last : Math.max(0, at - 1), true);
    else if (event.key === "Home") show(0, true);
    else if (event.key === "End") show(last, true);
    else return;
    event.preventDefault();
  });

  const arrange = () => {
    const nothing = !hasNumbers();
    area.hidden = asTable;
    legend.hidden = asTable || nothing || state.series.length < 2;
    table.hidden = nothing;
    table.classList.toggle("unseen", !asTable);
    setAttribute(table, "tabindex", asTable ? "0" : undefined); // it may scroll
    setAttribute(table, "role", asTable ? "region" : undefined);
    setAttribute(table, "aria-labelledby", asTable ? id : undefined);
    plot.hidden = nothing;
    empty.hidden = !nothing;
    turn.hidden = nothing;
    turn.ariaLabel = turn.title = host.text(asTable ? "client.chart.draw" : "client.chart.table");
    turn.replaceChildren(icon(asTable ? chartSign : tableSign));
  };
  turn.addEventListener("click", () => {
    asTable = !asTable;
    arrange();
    paint();
  });

  const write = () => {
    writing = writingOf(state, language());
    setText(caption, state.label);
    caption.classList.toggle("unseen", state.hideLabel === true);
    plot.ariaLabel = state.label;
    setText(empty, state.emptyText ?? host.text("client.chart.empty"));
    area.style.setProperty("block-size", lengthOf(state.height) ?? "16rem");
    legend.replaceChildren(
      ...state.series.map((each, number) => create("span", {}, swatch(state.kind, number, id), create("span", {}, each.label))),
    );
    const names = state.series.map((each) => create("th", { scope: "col" }, each.label));
    const lines = state.labels.map((_, index) => {
      const numbers = values().map((each) => create("td", {}, writing.value(each[index] ?? null)));
      return create("tr", {}, create("th", { scope: "row" }, writing.title(index)), ...numbers);
    });
    table.replaceChildren(
      create(
        "table",
        { "aria-labelledby": id },
        create("thead", {}, create("tr", {}, create("td"), ...names)),
        create("tbody", {}, ...lines),
      ),
    );
    arrange();
    paint();
  };

  const update = (changed: Changed<"Chart">) => {
    Object.assign(state, changed);
    write();
  };
  write();
  const sized = new ResizeObserver(() => paint());
  sized.observe(plot);
  return { element, update, gone: () => sized.disconnect() };
};

function stackedSums(series: readonly Numbers[], count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const held = series.map((values) => values[index] ?? 0);
    const sum = (test: (value: number) => boolean) => held.filter(test).reduce((all, each) => all + each, 0);
    return [sum((value) => value > 0), sum((value) => value < 0)];
  }).flat();
}

