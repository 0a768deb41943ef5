/** The picture, whose script is fetched only where it is looked at. */
import { lazy, Suspense } from "react";
import { Ghost } from "../../ui/ghost.tsx";

const Picture = lazy(() => import("./picture.tsx"));

export function LazyPicture(props: React.ComponentProps<typeof Picture>) {
  return (
    <Suspense fallback={<Ghost rows={10} height={28} />}>
      <Picture {...props} />
    </Suspense>
  );
}
