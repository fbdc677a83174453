/** Elements of the page: what comes from a document is always text, never markup. */

type Content = Node | string | null | false;
type Handler = (event: never) => void;

/** Attributes as they are written; `on…` is a listener, a boolean is there or not. */
export type Attributes = Readonly<Record<string, string | number | boolean | Handler | undefined>>;

/** An HTML element. */
export function h<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Attributes = {}, ...content: readonly Content[]): HTMLElementTagNameMap[Name] {
  return filled(document.createElement(name), attributes, content);
}

/** An SVG element. */
export function s<Name extends keyof SVGElementTagNameMap>(name: Name, attributes: Attributes = {}, ...content: readonly Content[]): SVGElementTagNameMap[Name] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, content);
}

/** Puts other content into an element. */
export function refill(element: Element, ...content: readonly Content[]): void {
  element.replaceChildren(...content.filter((one): one is Node | string => one !== null && one !== false));
}

function filled<E extends Element>(element: E, attributes: Attributes, content: readonly Content[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  refill(element, ...content);
  return element;
}
