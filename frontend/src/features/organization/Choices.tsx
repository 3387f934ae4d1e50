import { OrganizationChoice } from "@/features/organization/OrganizationChoice";
import type { OrganizationRef } from "@/lib/bindings";

/** Organizations to open, at the door. */
export function Choices({ organizations }: { organizations: OrganizationRef[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {organizations.map((organization) => (
        <li key={organization.id}>
          <OrganizationChoice organization={organization} />
        </li>
      ))}
    </ul>
  );
}
