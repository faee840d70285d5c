import { FigureStateEnum, QualifierEnum, QualityEnum } from "../../graphql/enums.ts";
import {
  DecimalFilterInput,
  enumFilter,
  InstantFilterInput,
  IntFilterInput,
  NameFilterInput,
  PresenceFilterInput,
} from "../../graphql/filters.types.ts";
import { Optional, WhereInput } from "../../graphql/where-input.ts";
import { SourceWhereInput } from "../organisation/organisation.types.ts";

export const FigureStateFilter = enumFilter("FigureState", FigureStateEnum);
export const QualifierFilter = enumFilter("Qualifier", QualifierEnum);
export const QualityFilter = enumFilter("Quality", QualityEnum);

@WhereInput("EvidenceWhere", "what documents say of cells")
export class EvidenceWhereInput {
  @Optional(() => SourceWhereInput, "On the document.") source?: object;
  @Optional(() => PresenceFilterInput, "On the phrase as it was printed.") phrase?: object;
  @Optional(() => DecimalFilterInput, "On the number read from it.") value?: object;
  @Optional(() => QualifierFilter, "On the word it carries.") qualifier?: object;
  @Optional(() => QualityFilter, "On how far it can be trusted.") quality?: object;
}

@WhereInput("FigureChangeWhere", "changes of a cell and what it held after them")
export class FigureChangeWhereInput {
  @Optional(() => IntFilterInput, "On the version it made.") version?: object;
  @Optional(() => FigureStateFilter, "On what stood in the cell.") state?: object;
  @Optional(() => DecimalFilterInput, "On the number.") value?: object;
  @Optional(() => QualityFilter, "On the quality.") quality?: object;
  @Optional(() => InstantFilterInput, "On when it was.") changedAt?: object;
  @Optional(() => NameFilterInput, "On who it was, as history names them.") changedBy?: object;
}
