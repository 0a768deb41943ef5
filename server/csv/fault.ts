/** Faults of a table: where, and one sentence that says how to mend it; listed up to a bound. */

/** One fault; `column` is the column's name, empty where the whole row or file is meant. */
export interface Fault {
  file: string;
  /** Line of the file on which the row begins, 1 = the header; 0 where the file itself is meant. */
  line: number;
  column: string;
  reason: string;
}

/** Collects every fault, lists the first of them and counts the rest. */
export interface FaultList {
  /** At most as many as the list was made for, in the order in which they were found. */
  readonly faults: Fault[];
  /** All of them, also those that are not listed. */
  readonly count: number;
  add(file: string, line: number, column: string, reason: string): void;
}

/** How many faults a list shows; the others are counted. */
export const listedFaultsMax = 1_000;

/** An empty list that shows at most `listedMax` faults. */
export function faultList(listedMax = listedFaultsMax): FaultList {
  const faults: Fault[] = [];
  let count = 0;
  return {
    faults,
    get count() {
      return count;
    },
    add: (file, line, column, reason) => {
      count += 1;
      if (faults.length < listedMax) faults.push({ file, line, column, reason });
    },
  };
}

/** `file:line:column: reason`, without the parts that a fault does not have. */
export function faultText(fault: Fault): string {
  const place = [fault.file, fault.line === 0 ? "" : String(fault.line), fault.column];
  return `${place.filter((part) => part !== "").join(":")}: ${fault.reason}`;
}

/** A cell as it is shown in a sentence: at most 40 characters, control characters made visible. */
export function shown(cell: string): string {
  const short = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
  return JSON.stringify(short);
}
