"""Texts of charts."""

CHART: dict[str, tuple[str, str]] = {
    "client.chart": ("chart", "Diagramm"),
    "client.chart.table": ("Show the numbers as a table", "Zahlen als Tabelle anzeigen"),
    "client.chart.draw": ("Show the numbers as a chart", "Zahlen als Diagramm anzeigen"),
    "client.chart.empty": ("There are no numbers yet", "Es gibt noch keine Zahlen"),
}
