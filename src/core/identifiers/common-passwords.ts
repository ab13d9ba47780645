/** Passwords of ten and more characters that everybody tries, in our own collection: keyboard walks, sentences in pinyin, the words of an office. */
const words = `
1234567890 0123456789 12345678910 123456789a a123456789 123456789q q123456789 1q2w3e4r5t 1qaz2wsx3edc 1qaz@wsx#edc qazwsxedcrfv qwertyuiop qwerty12345
asdfghjkl1 asdfghjkl; zxcvbnm123 1234qwerasdf qwer1234asdf password12 password123 password1234 passw0rd123 p@ssw0rd123 p@ssword123 admin12345 admin123456
administrator administrator1 root123456 welcome123 welcome1234 iloveyou123 iloveyou1314 iloveyou520 woaini1314 woaini1314520 woaini520 woaini5201314
5201314520 1314520520 woaiwojia1 woaiwojia520 wangluo123 zhongguo123 zhonghua123 abcdefghij abcd123456 abc123456789 aa123456789 a1b2c3d4e5 1a2b3c4d5e
111111111a 1111111111 2222222222 6666666666 8888888888 0000000000 9999999999 1122334455 112233445566 147258369 1472583690 9876543210 987654321a
gongxinju123 gongxinting123 shifanpingtai shifan123456 pingtai123456 zhongxiaoqiye jiangxi123456 nanchang123456 changeme123 letmein1234 test123456 test12345678
`;
export const commonPasswords: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => word !== ''));

/** What is cut off before the rest is counted: the commonest words, this system's own, the province and its cities, the commonest names in pinyin. */
const parts = `
password passw0rd p@ssw0rd p@ssword admin administrator root welcome iloveyou letmein changeme qwerty test guest login user
woaini wodemima mima nihao zhongguo zhonghua beijing shanghai
shifan pingtai rending gongxin gongxinju gongxinting zhongxiao qiye fuwu shenbao tuijian zhuanjia
jiangxi nanchang jiujiang ganzhou yichun shangrao jian fuzhou pingxiang xinyu yingtan jingdezhen ganjiang
江西 南昌 九江 赣州 宜春 上饶 吉安 抚州 萍乡 新余 鹰潭 景德镇 赣江 示范 平台 口令 密码
zhangwei wangwei wangfang liwei lina zhangmin lijing wangjing liuwei wangxiuying zhangli lixiuying zhangjing wangli lijun zhangyong liyang wangyan
zhangjie wanglei chenjing liufang liuyang yangyang liqiang wangqiang wangjun zhangjun liuqiang chenwei yangfan
`;
export const commonParts: readonly string[] = parts.split(/\s+/).filter((part) => part !== '');
