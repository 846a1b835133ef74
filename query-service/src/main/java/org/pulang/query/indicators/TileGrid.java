package org.pulang.query.indicators;

import java.util.List;
import java.util.stream.Stream;

/** Where each province stands in a grid of equal tiles, so that Jakarta and Yogyakarta are as visible as Papua ({@code experience.md} §5). */
final class TileGrid {

    static final int COLUMNS = 18;
    static final int ROWS = 7;

    /**
     * A province.
     *
     * @param iso last part of its code in ISO 3166-2
     * @param column from 0
     * @param row from 0
     */
    record Place(String code, String iso, int column, int row) {}

    static final List<Place> PLACES = Stream.of(
                    "11 AC 0 0",
                    "12 SU 1 1",
                    "13 SB 1 2",
                    "14 RI 2 1",
                    "15 JA 2 2",
                    "16 SS 3 3",
                    "17 BE 2 3",
                    "18 LA 3 4",
                    "19 BB 4 2",
                    "21 KR 3 1",
                    "31 JK 5 5",
                    "32 JB 5 6",
                    "33 JT 6 5",
                    "34 YO 6 6",
                    "35 JI 7 5",
                    "36 BT 4 5",
                    "51 BA 8 6",
                    "52 NB 9 6",
                    "53 NT 10 6",
                    "61 KB 6 2",
                    "62 KT 7 3",
                    "63 KS 8 3",
                    "64 KI 8 2",
                    "65 KU 8 1",
                    "71 SA 12 1",
                    "72 ST 10 2",
                    "73 SN 10 4",
                    "74 SG 11 4",
                    "75 GO 11 1",
                    "76 SR 10 3",
                    "81 MA 13 4",
                    "82 MU 13 2",
                    "91 PA 17 2",
                    "92 PB 15 2",
                    "93 PS 17 4",
                    "94 PT 16 3",
                    "95 PE 17 3",
                    "96 PD 14 2")
            .map(line -> line.split(" ", -1))
            .map(cells -> new Place(cells[0], cells[1], Integer.parseInt(cells[2]), Integer.parseInt(cells[3])))
            .toList();

    private TileGrid() {}
}
