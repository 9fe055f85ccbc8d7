import { Component, type ComponentChildren } from 'preact';

/**
 * Draws its content anew only when the signature changes. A page may hold a hundred indicators; a key pressed in one of
 * them must not draw the others.
 */
export class Unchanged extends Component<{ signature: unknown[]; children: () => ComponentChildren }> {
  private drawn = '';

  override shouldComponentUpdate(next: { signature: unknown[] }): boolean {
    return JSON.stringify(next.signature) !== this.drawn;
  }

  override render() {
    this.drawn = JSON.stringify(this.props.signature);
    return this.props.children();
  }
}
