/** Debian's packages, the last way of getting a program; only as root, and always announced. */
import { onPath, runProgram, type Progress } from "./process.ts";

/** Installs Debian packages; false where this is not root, there is no apt, or it failed. */
export async function installPackages(
  packages: readonly string[],
  progress: Progress,
): Promise<boolean> {
  const apt = onPath("apt-get");
  if (apt === undefined || process.getuid?.() !== 0) return false;
  progress(`Installing ${packages.join(", ")} by apt, since we are root`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "-q", "--no-install-recommends", ...packages];
  if ((await runProgram(apt, install, { env })).code === 0) return true;
  if ((await runProgram(apt, ["update", "-q"], { env })).code !== 0) return false;
  return (await runProgram(apt, install, { env })).code === 0;
}
