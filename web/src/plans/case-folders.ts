/** The cases in a folder that somebody chose, by the paths of its files. */

export interface CaseFolder {
  /** The folder's own name: the case is called as it. */
  name: string;
  /** By the path in the case, such as "expected/commissions.csv". */
  files: Record<string, File>;
}

const CASE_FILE = /^(README\.md|plan\.yaml|[a-z-]+\.csv)$/;

/** Every folder that holds an orders.csv, with the files of a case in it; by name. */
export function caseFolders(files: readonly File[]): CaseFolder[] {
  const paths = files.map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  const roots = paths
    .filter(({ path }) => path.endsWith("/orders.csv") && !path.endsWith("expected/orders.csv"))
    .map(({ path }) => path.slice(0, -"orders.csv".length));
  return roots.sort().map((root) => ({
    name: root.slice(0, -1).split("/").at(-1) ?? "",
    files: Object.fromEntries(
      paths.flatMap(({ file, path }) => {
        const inside = path.startsWith(root) ? path.slice(root.length) : "";
        const isOfCase = CASE_FILE.test(inside.replace(/^expected\//, ""));
        return isOfCase ? [[inside, file] as const] : [];
      }),
    ),
  }));
}
