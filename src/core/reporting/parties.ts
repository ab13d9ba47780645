/** The parties of a report: its issuer, the platform, the authority it goes to. */
export const partiesOf = (report: { issuerId: string; organisationId: string; authorityId: string }) => ({
  issuerId: report.issuerId,
  applicantId: report.organisationId,
  recommenderId: report.authorityId,
});
