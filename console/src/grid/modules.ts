import {
  CellApiModule, CellStyleModule, ClientSideRowModelApiModule, ClientSideRowModelModule, ColumnApiModule, ColumnHoverModule,
  CustomEditorModule, EventApiModule, LocaleModule, RenderApiModule, RowApiModule, RowStyleModule, ScrollApiModule,
  TooltipModule, type Module,
} from "ag-grid-community";

/** Only what the sheet uses, all of it Community. Ranges, clipboard, fill and undo are ours: see sheet.md. */
export const gridModules: Module[] = [
  ClientSideRowModelModule, ClientSideRowModelApiModule, RowApiModule, ColumnApiModule, CellApiModule, EventApiModule,
  RenderApiModule, ScrollApiModule, CustomEditorModule, CellStyleModule, RowStyleModule, TooltipModule, ColumnHoverModule,
  LocaleModule,
];
