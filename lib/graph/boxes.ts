/**
 * Upright rectangles and what they touch, found through a grid of cells. Numbers lie in one growing
 * array, so that thousands of boxes make no objects.
 */
export class Boxes {
  readonly #cell: number;
  readonly #cells = new Map<number, number[]>();
  #sides = new Float32Array(256);
  #count = 0;

  /** `cell` is the side of a cell: about the size of a usual box. */
  constructor(cell: number) {
    this.#cell = cell;
  }

  get count(): number {
    return this.#count;
  }

  /** Takes a rectangle's room. */
  add(left: number, top: number, right: number, bottom: number): void {
    const index = this.#count++;
    if (index * 4 + 4 > this.#sides.length) {
      const larger = new Float32Array(this.#sides.length * 2);
      larger.set(this.#sides);
      this.#sides = larger;
    }
    this.#sides[index * 4] = left;
    this.#sides[index * 4 + 1] = top;
    this.#sides[index * 4 + 2] = right;
    this.#sides[index * 4 + 3] = bottom;
    this.#visit(left, top, right, bottom, (key) => {
      const cell = this.#cells.get(key);
      if (cell) cell.push(index);
      else this.#cells.set(key, [index]);
      return false;
    });
  }

  /** Whether a rectangle shares no area with any that was added. */
  isFree(left: number, top: number, right: number, bottom: number): boolean {
    const sides = this.#sides;
    return !this.#visit(left, top, right, bottom, (key) => {
      for (const index of this.#cells.get(key) ?? []) {
        if (
          left < (sides[index * 4 + 2] as number) &&
          right > (sides[index * 4] as number) &&
          top < (sides[index * 4 + 3] as number) &&
          bottom > (sides[index * 4 + 1] as number)
        )
          return true;
      }
      return false;
    });
  }

  /** Goes through the cells that a rectangle lies in, until `act` says stop. */
  #visit(
    left: number,
    top: number,
    right: number,
    bottom: number,
    act: (key: number) => boolean,
  ): boolean {
    const cell = this.#cell;
    const lastColumn = Math.floor(right / cell);
    const lastRow = Math.floor(bottom / cell);
    for (let row = Math.floor(top / cell); row <= lastRow; row++) {
      for (let column = Math.floor(left / cell); column <= lastColumn; column++) {
        if (act(row * 65_536 + column)) return true;
      }
    }
    return false;
  }
}
