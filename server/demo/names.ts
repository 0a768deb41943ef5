/** Names put together from common given names and family names; nobody in particular is meant. */
import type { Random } from "./random.ts";

interface Market {
  /** Two letters, ISO 3166-1. */
  country: string;
  /** Of a hundred people, so many live here. */
  share: number;
  given: readonly string[];
  family: readonly string[];
}

const words = (text: string): readonly string[] => text.split(" ");

const german = {
  given: words(
    "Anja Birgit Carolin Daniela Eva Franziska Greta Hanna Ines Jana Katrin Lena Miriam Nadine " +
      "Petra Ronja Silke Tanja Ulrike Yvonne Andreas Bernd Christian Dirk Erik Florian Georg Henning " +
      "Jonas Kai Lukas Matthias Nico Oliver Philipp Ralf Stefan Thomas Uwe Volker",
  ),
  family: words(
    "Ackermann Bauer Brandt Dietrich Ebert Fiedler Graf Hartmann Jung Keller Lindner Maurer Neumann " +
      "Ott Pohl Reuter Schuster Thiele Ulrich Voigt Wendt Ziegler Behrens Conrad Engel Friese Heller " +
      "Kühn Lorenz Möller",
  ),
};

const markets: readonly Market[] = [
  { country: "DE", share: 38, ...german },
  { country: "AT", share: 12, ...german },
  {
    country: "NL",
    share: 14,
    given: words(
      "Anouk Bram Carlijn Daan Eline Femke Gijs Hanneke Iris Joost Koen Lotte Maarten Noor Pieter " +
        "Roos Sanne Thijs Wout Yara",
    ),
    family: words(
      "Bakker Dekker Hendriks Jacobs Kuiper Meijer Mulder Peeters Prins Smit Verbeek Visser Vos " +
        "Willems Zandstra",
    ),
  },
  {
    country: "FR",
    share: 14,
    given: words(
      "Adèle Baptiste Camille Damien Élodie Fabien Gaëlle Hugo Inès Julien Léa Mathilde Nicolas " +
        "Océane Pauline Quentin Rémi Sylvie Thibault Valérie",
    ),
    family: words(
      "Aubert Blanchard Carpentier Delmas Fontaine Gauthier Lacroix Marchand Noël Perrin Renard " +
        "Rousseau Tessier Vasseur Vidal",
    ),
  },
  {
    country: "IT",
    share: 12,
    given: words(
      "Alessia Bruno Chiara Davide Elisa Fabio Giulia Irene Lorenzo Marta Nicola Ornella Paolo " +
        "Sara Tommaso Viola",
    ),
    family: words(
      "Barbieri Caruso Conti Fabbri Galli Leone Marini Moretti Orlando Pellegrini Rinaldi Sartori " +
        "Testa Valentini",
    ),
  },
  {
    country: "ES",
    share: 10,
    given: words(
      "Alba Blanca Carlos Diego Elena Gonzalo Irene Javier Lucía Marcos Nuria Óscar Pilar Raúl " +
        "Sergio Teresa",
    ),
    family: words(
      "Aguilar Blanco Cabrera Domínguez Esteban Fuentes Herrera Ibáñez Lozano Molina Navarro " +
        "Pascual Rubio Serrano Vega",
    ),
  },
];

/** Somebody's name, an e-mail address that leads nowhere, and a country. */
export interface Identity {
  name: string;
  email: string;
  country: string;
}

/** Makes people whose names and addresses do not repeat; `country` keeps a customer near his seller. */
export function identityMaker(random: Random): (country?: string) => Identity {
  const taken = new Set<string>();
  return (country) => {
    const market =
      markets.find((one) => one.country === country) ?? marketFor(random.whole(1, 100));
    let name: string;
    do name = `${random.pick(market.given)} ${random.pick(market.family)}`;
    while (taken.has(name));
    taken.add(name);
    return { name, email: `${plainLetters(name)}@example.com`, country: market.country };
  };
}

function marketFor(draw: number): Market {
  let sum = 0;
  for (const market of markets) {
    sum += market.share;
    if (draw <= sum) return market;
  }
  return markets[0]!;
}

function plainLetters(name: string): string {
  const letters = name.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return letters.toLowerCase().replaceAll(" ", ".");
}
