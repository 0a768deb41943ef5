/** What a reader can do in a picture of a tree, whichever picture it is. */
export interface TreeActions {
  /** Opens or closes a person's children, loading the first of them. */
  toggle: (id: string) => void;
  /** Loads the next children of somebody. */
  more: (id: string) => void;
  /** Shows a person in the panel. */
  select: (id: string) => void;
  selectedId: string | null;
  /** The reader's own place, which is always marked. */
  selfId: string | null;
}
