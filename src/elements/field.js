// @ts-check
// An element that is a field of a form around it: what it has found goes along as JSON under its `name`, when the form is submitted.
import { YidiElement } from './element.js';

export class YidiField extends YidiElement {
  static formAssociated = true;

  constructor() {
    super();
    if (CSS.supports('-moz-appearance', 'none')) this.addEventListener('invalid', () => this.#reachable());
  }

  /** A browser that finds it missing leads to its first field; Firefox only if the element itself could take the focus. */
  #reachable() {
    if (this.hasAttribute('tabindex')) return;
    this.tabIndex = -1;
    this.addEventListener('focus', () => this.focus(), { once: true });
    setTimeout(() => this.removeAttribute('tabindex'));
  }

  /** What is submitted, if there is something. Nothing that identifies a person may be in it. @returns {unknown} */
  get found() { return null; }

  /** @override One that is required is missing until the module is there. */
  connectedCallback() {
    super.connectedCallback();
    this.told();
  }

  /** Back to what the element began with. */
  empty() {}

  /** @override */
  begin() {
    super.begin();
    this.formDisabledCallback(this.matches(':disabled'));
    this.told();
  }

  /** @override */
  told() {
    const found = this.found;
    this.internals.setFormValue(found ? JSON.stringify(found) : null);
    const anchor = found || !this.required ? undefined : this.ui.first(); // looked for only where it is needed: that has the browser lay out all
    if (anchor) this.internals.setValidity({ valueMissing: true }, this.ui.t('field.required'), anchor);
    else this.internals.setValidity({});
  }

  formResetCallback() {
    if (this.tool) return this.empty();
    this.leave();
    for (const form of this.ui.root.querySelectorAll('form')) form.reset();
  }

  /** Of a field that is disabled the answer can still be read, and nothing else be done. @param {boolean} disabled */
  formDisabledCallback(disabled) {
    this.internals.ariaDisabled = disabled ? 'true' : null;
    this.ui.find('frame')?.classList.toggle('off', disabled);
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.ui.root.querySelectorAll('form, #guided, #modes'))) part.inert = disabled;
  }

  /** What would be submitted, as JSON; '' if nothing. */
  get value() { return this.found ? JSON.stringify(this.found) : ''; }

  get type() { return this.localName; }
  get form() { return this.internals.form; }
  get labels() { return this.internals.labels; }
  get validity() { return this.internals.validity; }
  get validationMessage() { return this.internals.validationMessage; }
  get willValidate() { return this.internals.willValidate; }
  checkValidity() { return this.internals.checkValidity(); }
  reportValidity() { return this.internals.reportValidity(); }

  get name() { return this.getAttribute('name') ?? ''; }
  set name(name) { this.setAttribute('name', name); }
  get required() { return this.hasAttribute('required'); }
  set required(required) { this.toggleAttribute('required', Boolean(required)); }
  get disabled() { return this.hasAttribute('disabled'); }
  set disabled(disabled) { this.toggleAttribute('disabled', Boolean(disabled)); }
}
