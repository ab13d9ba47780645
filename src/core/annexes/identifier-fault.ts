import type { FieldType } from './field.ts';

const shapes: Partial<Record<FieldType, { pattern: RegExp; message: string }>> = {
  mobile: { pattern: /^1[3-9]\d{9}$/, message: '不是手机号码，应是11位数字' },
  email: { pattern: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, message: '不是电子邮箱' },
  postcode: { pattern: /^\d{6}$/, message: '不是邮编，应是6位数字' },
  creditCode: { pattern: /^[0-9A-HJ-NPQRTUWXY]{18}$/, message: '不是统一社会信用代码，应是18位' },
  idNumber: { pattern: /^\d{17}[\dX]$/, message: '不是身份证号，应是18位' },
};

export function identifierFault(type: FieldType, text: string): { rule: string; message: string } | null {
  const shape = shapes[type];
  return !shape || shape.pattern.test(text) ? null : { rule: type, message: shape.message };
}
