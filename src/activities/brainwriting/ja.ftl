brainwriting = ブレインライティング
brainwriting-about = 用紙を回しながら、全員が同時にアイデアを書き足します。
