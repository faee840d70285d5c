import { Button, Group, Title, useComputedColorScheme } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { downloadBlob } from "../../../ui/download.ts";
import { useWords } from "../../../ui/words/words.ts";
import { drawInto, pngOf, svgOf } from "./drawing.ts";
import { tones } from "./palette.ts";
import type { PlainPicture } from "./plain-picture.ts";
import { PictureTable } from "./picture-table.tsx";

/** A picture with its title, its words for those who do not see it, the table behind it, and the ways to take it along. */
export function Picture({ picture }: { readonly picture: PlainPicture }) {
  const { t } = useWords();
  const host = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");
  const { title, alt, height, draw, table, fileName } = picture;
  useEffect(() => drawInto(host.current!, draw, tones[scheme]), [draw, scheme]);
  const takeSvg = (): void => downloadBlob(new Blob([svgOf(picture)], { type: "image/svg+xml" }), `${fileName}.svg`);
  const takePng = async (): Promise<void> => downloadBlob(await pngOf(picture), `${fileName}.png`);
  return (
    <figure className="bv-picture">
      <Group component="figcaption" justify="space-between" align="center" mb={6}>
        <Title order={3} size="h6">
          {title}
        </Title>
        <Group gap={6}>
          <TakeButton label={t("picture.svg")} name="SVG" onClick={takeSvg} />
          <TakeButton label={t("picture.png")} name="PNG" onClick={() => void takePng()} />
        </Group>
      </Group>
      {/* The height is set through the DOM by React (no style attribute in the markup), as the policy of the page asks. */}
      <div ref={host} role="img" aria-label={alt} className="bv-chart" style={{ height }} />
      <PictureTable table={table} title={title} />
    </figure>
  );
}

interface TakeButtonProps {
  readonly label: string;
  readonly name: string;
  readonly onClick: () => void;
}

function TakeButton({ label, name, onClick }: TakeButtonProps) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={label}
      title={label}
      leftSection={<IconDownload size={13} aria-hidden />}
      onClick={onClick}
    >
      {name}
    </Button>
  );
}
