/** How many ranks the company's plan has: the length of the one scale of ring colours. */
import { createContext } from "react";

export const RankScale = createContext(1);
