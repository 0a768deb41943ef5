/** How the plan that is tried is called: a kept version by its number, a draft as one. */
export function planTitle(tried: {
  planName: string;
  planVersion: number;
  planVersionId?: string | null;
}): string {
  const what = tried.planVersionId ? "version" : "draft of version";
  return `${tried.planName}, ${what} ${tried.planVersion}`;
}
