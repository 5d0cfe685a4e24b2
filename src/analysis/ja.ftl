### 表と集計のことば。

analysis-no-such-field = 表に「{ $field }」という項目はありません。
analysis-no-such-member = 「{ $field }」に「{ $member }」という値はありません。
analysis-no-such-cell = そのセルは、今の集計表にありません。
analysis-not-numbers = 「{ $field }」は数の項目ではないので、計算できません。取込で種類を数に直すか、件数を使ってください。
analysis-no-condition = 「{ $field }」の割合には、何を数えるかの条件が要ります。
analysis-bad-width = 「{ $field }」の区切りの幅は、0より大きくしてください。
analysis-no-cuts = 「{ $field }」の区切りの値を、1つ以上指定してください。
analysis-too-many-fields = 組合せが多すぎて数えられません。行か列の項目を減らしてください。
analysis-too-many-rows = 行が { $is } 行になります（{ $most } 行まで）。行の項目を減らすか、区切りで束ねるか、条件で絞ってください。
analysis-too-many-columns = 列が { $is } 列になります（{ $most } 列まで）。列の項目を行に移すか、区切りで束ねてください。
analysis-too-many-cells = セルが { $is } 個になります（{ $most } 個まで）。項目か値を減らすか、条件で絞ってください。
analysis-too-large = 「{ $field }」の値が大きすぎて、正確に計算できません。
analysis-suppressed = 少人数のため秘匿しているセルです。内訳は見られません。
analysis-not-understood = 「{ $text }」の書き方が分かりません。
analysis-no-such-value = 「{ $text }」は値になりません。使えるもの: { $values }（mean:HbA1c、rate:喫煙=はい など）
