import type { ICellEditorComp, ICellEditorParams } from "ag-grid-community";

/**
 * A plain text field in the cell. Typing replaces, F2 and Enter edit what stands there. It keeps its hands off input
 * methods: Telex and VNI compose "gần", "tỷ", and the Enter that ends a composition must not commit the cell.
 */
export class NumberEditor implements ICellEditorComp {
  readonly #input = document.createElement("input");
  #isTyped = false;

  init(params: ICellEditorParams<unknown, string> & { readonly label: string }): void {
    const key = params.eventKey;
    this.#isTyped = key !== null && isCharacter(key);
    this.#input.className = "bv-editor";
    this.#input.type = "text";
    this.#input.autocomplete = "off";
    this.#input.spellcheck = false;
    this.#input.setAttribute("aria-label", params.label);
    this.#input.value = this.#isTyped ? key! : (params.value ?? "");
    this.#input.addEventListener("keydown", (event) => {
      if (event.isComposing) event.stopPropagation();
    });
  }

  getGui(): HTMLElement {
    return this.#input;
  }

  afterGuiAttached(): void {
    this.#input.focus();
    if (this.#isTyped) this.#input.setSelectionRange(this.#input.value.length, this.#input.value.length);
    else this.#input.select();
  }

  /** Typing opened it, so arrows may leave it; one that was opened to edit keeps them. */
  get isTyped(): boolean {
    return this.#isTyped;
  }

  getValue(): string {
    return this.#input.value;
  }
}

/** A key that types something: one character, also one outside the basic plane. Named keys are longer words. */
function isCharacter(key: string): boolean {
  return key.length === 1 || /^[^A-Za-z0-9]{2}$/u.test(key);
}
