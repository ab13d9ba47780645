type Placed = { readonly registeredIn: string | null; readonly outside: boolean };

/** Where an applicant is registered; marked where the authority that recommends is not that of the place (第三条、第八条（一）). */
export const RegisteredIn = ({ registeredIn, outside }: Placed) =>
  outside ? (
    <b className="soon">登记地：{registeredIn}，不在推荐部门辖区（第三条、第八条（一））</b>
  ) : (
    <>登记地：{registeredIn ?? '未填'}</>
  );
