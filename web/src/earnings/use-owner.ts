/** Whose earnings the address asks for: the reader's own, or those of a person by id. */
import { useParams } from "react-router";
import { useSession } from "../api/viewer.ts";

interface Owner {
  distributorId: string;
  /** The person of the address; none where it is the reader. */
  personId: string | null;
  /** The address of the list of periods. */
  home: string;
}

export function useOwner(): Owner {
  const { personId } = useParams();
  const { viewer } = useSession();
  if (!personId)
    return { distributorId: viewer.distributor?.id ?? "", personId: null, home: "/earnings" };
  return {
    distributorId: personId,
    personId,
    home: `/people/${encodeURIComponent(personId)}/earnings`,
  };
}
