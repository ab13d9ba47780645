import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableIn } from './html-table.ts';

/** A table as Excel puts it on the clipboard: the fragment's marks stand within the table, its last row is there for the widths only. */
const excel = (rows: string, cols = ''): string => `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}
br
	{mso-data-placement:same-cell;}
td
	{padding-top:1px; mso-ignore:padding; mso-number-format:General;}
.xl65
	{mso-number-format:"\\@";}
-->
</style>
</head>

<body link="#0563C1" vlink="#954F72">

<table border=0 cellpadding=0 cellspacing=0 width=360 style='border-collapse:
 collapse;width:270pt'>
<!--StartFragment-->
${cols || " <col width=72 span=4 style='width:54pt'>"}
${rows}
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'>
  <td width=72 style='width:54pt'></td>
 </tr>
 <![endif]>
<!--EndFragment-->
</table>

</body>

</html>`;

const none = { rows: 0, columns: 0 };
const cellsOf = (rows: string): string[][] | undefined => tableIn(excel(rows))?.block;
const oneCell = (attributes: string, text: string): string | undefined => cellsOf(` <tr><td ${attributes}>${text}</td></tr>`)?.[0]?.[0];

test('a line end within a cell stays in the cell; where Office only wraps its source there is none', () => {
  assert.equal(oneCell('class=xl65', `鹰潭铜材\n  加工厂<br>\n    二车间`), '鹰潭铜材加工厂\n二车间');
  assert.equal(oneCell('class=xl65', `&#40560;&#28525;\n  &#38108;`), '鹰潭铜');
  assert.equal(oneCell('', `Cloud\n  ERP 上线`), 'Cloud ERP 上线');
  assert.equal(oneCell('', `云\n  ERP`), '云 ERP');
});

test('blanks that Excel writes as &nbsp; are blanks; those at the ends are none', () => {
  assert.equal(oneCell('', "设备&nbsp;联网<span style='mso-spacerun:yes'>&nbsp;&nbsp; </span>"), '设备 联网');
  assert.deepEqual(cellsOf(' <tr><td>&nbsp;</td><td>甲</td></tr>'), [['', '甲']]);
});

test('a number that is shown rounded is the number behind it', () => {
  assert.equal(oneCell('align=right x:num="1280.4567"', '1,280.46'), '1280.4567');
  assert.equal(oneCell('align=right x:num="0.1251"', '13%'), '12.51%');
  assert.equal(oneCell('x:num="-12.5"', '-13'), '-12.5');
  assert.equal(oneCell('x:num="0.30000000000000004"', '0.3'), '0.3');
  assert.equal(oneCell('x:num="13807913326"', '1.38E+10'), '13807913326');
  assert.equal(oneCell('x:num="1.3807913326E+10"', '1.38E+10'), '13807913326');
  assert.equal(oneCell('x:num="680"', '######'), '680');
  assert.equal(oneCell('x:num="1234.5" x:fmla="=SUM(B2:B5)"', '¥1,234.50'), '1234.5');
});

test('a number that is shown as something else stays as shown: dates, leading zeros, another unit, no number behind', () => {
  assert.equal(oneCell('x:num="45721"', '2025/3/5'), '2025/3/5');
  assert.equal(oneCell('x:num="45721"', '2025年3月5日'), '2025年3月5日');
  assert.equal(oneCell('x:num="791"', '00791'), '00791');
  assert.equal(oneCell('x:num="12804567"', '1,280'), '1,280');
  assert.equal(oneCell('x:num', '100'), '100');
  assert.equal(oneCell('x:num x:fmla="=A10-B10"', '15'), '15');
});

test('text, truth and errors are as shown; text that a narrow cell shows as ##### is read from x:str', () => {
  assert.equal(oneCell('x:str', '0791-86250000'), '0791-86250000');
  assert.equal(oneCell('x:str="赣州&amp;吉安 "', '赣州&amp;吉安<span style="mso-spacerun:yes"> </span>'), '赣州&吉安');
  assert.equal(oneCell('x:str="说明很长"', '########'), '说明很长');
  assert.equal(oneCell(`style='mso-number-format:"\\@"'`, '=1+1'), '=1+1');
  assert.equal(oneCell('x:err="#DIV/0!" x:fmla="=A1/0"', '#DIV/0!'), '#DIV/0!');
  assert.equal(oneCell('x:bool="TRUE"', 'TRUE'), 'TRUE');
});

test('cells that Excel runs together keep their columns, rows that it runs together their lines', () => {
  assert.deepEqual(
    cellsOf(` <tr height=19><td colspan=2 style='mso-ignore:colspan'>长文字盖过右边的空格</td><td>甲</td></tr>
 <tr height=38 style='height:28.8pt;mso-xlrowspan:2'>
  <td height=38 colspan=3 style='height:28.8pt;mso-ignore:colspan'></td>
 </tr>
 <tr height=19><td>乙</td><td colspan=2 style='mso-ignore:colspan'></td></tr>`),
    [
      ['长文字盖过右边的空格', '', '甲'],
      ['', '', ''],
      ['', '', ''],
      ['乙', '', ''],
    ],
  );
});

test('hidden rows and columns are left out and counted; the row for the widths is none', () => {
  const rows = ` <tr><td rowspan=3>甲</td><td>内部</td><td>1</td></tr>
 <tr height=0 style='display:none;mso-height-source:userset'><td>内部</td><td>2</td></tr>
 <tr><td>内部</td><td>3</td></tr>
 <tr><td>乙</td><td></td><td>4</td></tr>`;
  const cols = ` <col width=72>
 <col width=0 style='display:none;mso-width-source:userset;
 mso-width-alt:0'>
 <col width=72>`;
  assert.deepEqual(tableIn(excel(rows, cols)), {
    block: [
      ['甲', '1'],
      ['', '3'],
      ['乙', '4'],
    ],
    hidden: { rows: 1, columns: 1 },
  });
  const wide = excel(' <tr><td>甲</td><td></td><td></td></tr>', " <col width=72>\n <col width=0 span=2 style='display:none'>");
  assert.deepEqual(tableIn(wide), { block: [['甲']], hidden: none });
});

test("WPS's table: quoted attributes, closed columns, a date with its serial, a font of its own", () => {
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name="ProgId" content="Excel.Sheet"/>
<meta name="Generator" content="WPS Office ET"/><style><!-- td {mso-number-format:"General";} --></style></head><body><!--StartFragment-->
  <table width="600" border="0" cellpadding="0" cellspacing="0" style='width:450.00pt;border-collapse:collapse;table-layout:fixed;'>
   <col width="280" class="xl63" style='mso-width-source:userset;mso-width-alt:8960;'/>
   <col width="98" span="2" style='mso-width-source:userset;mso-width-alt:3136;'/>
   <tr height="19" style='height:14.25pt;'>
    <td class="xl66" height="19" width="280" style='height:14.25pt;width:210.00pt;' x:str>江西<font class="font5">示例</font>有限公司</td>
    <td class="xl68" x:num="13807913326">13807913326</td>
    <td class="xl69" align="right" x:num="45721">2025/3/5</td>
   </tr>
   <tr height="19" style='height:14.25pt;'>
    <td class="xl66" x:str>第一行<br/>第二行</td><td class="xl68" x:str>0791</td><td class="xl70" x:num="12.346">12.35</td>
   </tr>
  </table><!--EndFragment--></body></html>`;
  assert.deepEqual(tableIn(html), {
    block: [
      ['江西示例有限公司', '13807913326', '2025/3/5'],
      ['第一行\n第二行', '0791', '12.346'],
    ],
    hidden: none,
  });
});
