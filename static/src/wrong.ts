// Bringing the user to what has to be mended.

const INPUTS = "input, select, textarea, button";

/** Focus the first input that is wrong; of a group, the input that the keyboard would reach. */
export function focusFirstWrong(place: HTMLElement): void {
  const wrong = place.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (!wrong || wrong.matches(INPUTS)) return wrong?.focus();
  const inside = [...wrong.querySelectorAll<HTMLInputElement>(INPUTS)].filter((each) => !each.disabled);
  (inside.find((each) => each.checked) ?? inside[0])?.focus();
}
