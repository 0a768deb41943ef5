"""Fetches the jars of a lock file by jgo's pure Python resolver. Arguments: lock file, folder."""
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jgo.maven import MavenContext

lock, folder = Path(sys.argv[1]), Path(sys.argv[2])
context = MavenContext(repo_cache=folder / "repository", timeout=60)


def fetch(line):
    """One jar into the folder; its hash is checked afterwards by jars.ts."""
    group, name, version, classifier = (line.split()[1] + ":").split(":")[:4]
    component = context.project(group, name).at_version(version)
    path = component.artifact(classifier=classifier).resolve()
    shutil.copy(path, folder / Path(path).name)


lines = lock.read_text().splitlines()
with ThreadPoolExecutor(8) as pool:
    for done, _ in enumerate(pool.map(fetch, lines), 1):
        if done % 20 == 0:
            print(f"{done} of {len(lines)} jars", flush=True)
