import { Link } from "react-router";
import { Figure } from "../ui/figure.tsx";
import { Figures } from "../ui/figures.tsx";
import { grouped } from "../ui/decimal.ts";
import { Points } from "../ui/points.tsx";
import { Section } from "../ui/section.tsx";
import type { HomeDistributor } from "./home-board.tsx";

interface VolumesCardProps {
  standing: NonNullable<HomeDistributor["standing"]>;
  distributor: HomeDistributor;
}

/** The volumes that my rank stands on, and the team that brings them. */
export function VolumesCard({ standing, distributor }: VolumesCardProps) {
  const count = (value: number) => grouped(String(value));
  return (
    <Section title="Volumes and team" aside={<Link to="/organisation">Open the organisation</Link>}>
      <Figures>
        <Figure
          label="Personal volume"
          value={<Points volume={standing.personalVolume} />}
          note="Own orders and customers"
        />
        <Figure
          label="Group volume"
          value={<Points volume={standing.groupVolume} />}
          note="Without broken-away legs"
        />
        <Figure
          label="Total volume"
          value={<Points volume={standing.totalVolume} />}
          note="Everyone below, and own"
        />
        <Figure
          label="Team"
          value={`${count(distributor.teamCount)} people`}
          note={`${count(distributor.childCount)} sponsored by me`}
        />
      </Figures>
    </Section>
  );
}
