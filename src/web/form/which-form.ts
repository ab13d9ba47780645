import { createContext, useContext } from 'react';
import { type Form, officialForm } from '../../core/annexes/form-of.ts';

/** The form as the edition of the case in hand asks for it; outside of a case the official one. */
export const FormContext = createContext<Form>(officialForm);
export const useForm = (): Form => useContext(FormContext);
