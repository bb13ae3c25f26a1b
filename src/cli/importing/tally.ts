/** Counts by reason. */
export class Tally {
  private readonly counts = new Map<string, number>()

  add(reason: string): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1)
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0)
  }

  /** One line for each reason, the most frequent first. */
  lines(): string[] {
    return [...this.counts]
      .sort(([, left], [, right]) => right - left)
      .map(([reason, count]) => `  ${count.toLocaleString('en').padStart(8)}  ${reason}`)
  }
}
