namespace DupNet.Embedded.Video.Seeing
{
    /// <summary>
    /// How good a view of somebody is, for people and for programs that look at it later. All parts are 0 .. 1000, and multiply: one that is bad
    /// spoils the view.
    /// <list type="bullet">
    /// <item>score: of the network.</item>
    /// <item>size: the longer side, full from 96 pixels on.</item>
    /// <item>sharpness: how much brightness changes on the way across the box, pixel by pixel, beside the mean distance from the mean: a small or a
    /// blurred view has lost what is fine.</item>
    /// <item>frontality: what the left and the mirrored right half differ, beside the same distance.</item>
    /// <item>place: whether the box lies in the frame, with a margin of an eighth of its size.</item>
    /// </list>
    /// </summary>
    internal sealed class ShotQuality
    {
        private const int Full = 1000;

        /// <summary>Samples along a side.</summary>
        private const int Side = 12;

        private const int Samples = Side * Side;

        /// <summary>Longer side in 1/16 pixel from which on a view is large enough.</summary>
        private const int FullSize = 16 * 96;

        /// <summary>Longer side in 1/16 pixel across which a sharp face changes by about twice its contrast a pixel.</summary>
        private const int SharpSize = 16 * 48;

        private readonly byte[] _values = new byte[Samples];

        /// <summary>Bytes that an instance allocates.</summary>
        public static int BufferBytes => Samples;

        /// <summary>Sharpness of the last view.</summary>
        public int Sharpness { get; private set; }

        /// <summary>Frontality of the last view.</summary>
        public int Frontality { get; private set; }

        /// <summary>Looks at a box that the network found in this frame.</summary>
        /// <returns>The quality, 0 .. 1000.</returns>
        public int Look(BrightnessPlane plane, Track track)
        {
            if (plane.Width < 2 || plane.Height < 2)
            {
                // There are no steps to the next pixel.
                Sharpness = 0;
                Frontality = 0;
                return 0;
            }

            Measure(plane, track);
            int size = track.Size >= FullSize ? Full : (Full * track.Size) / FullSize;
            int score = (int)(((long)Full * track.ScoreNumber) >> 16);
            int quality = score * (500 + (size / 2)) / Full;
            quality = quality * (200 + (Sharpness * 4 / 5)) / Full;
            quality = quality * (500 + (Frontality / 2)) / Full;
            return quality * Place(plane, track) / Full;
        }

        private static int Place(BrightnessPlane plane, Track track)
        {
            int margin = track.Left;
            margin = track.Top < margin ? track.Top : margin;
            margin = (16 * plane.Width) - track.Right < margin ? (16 * plane.Width) - track.Right : margin;
            margin = (16 * plane.Height) - track.Bottom < margin ? (16 * plane.Height) - track.Bottom : margin;
            int wanted = (track.Size / 8) + 1;
            margin = margin < 0 ? 0 : margin > wanted ? wanted : margin;
            return 300 + (700 * margin / wanted);
        }

        private void Measure(BrightnessPlane plane, Track track)
        {
            // Inner pixels: the one to the right and the one below are in the frame.
            int left = Limit(track.Left >> 4, plane.Width - 2);
            int right = Limit(track.Right >> 4, plane.Width - 2);
            int top = Limit(track.Top >> 4, plane.Height - 2);
            int bottom = Limit(track.Bottom >> 4, plane.Height - 2);
            byte[] values = _values;
            int sum = 0;
            int steep = 0;
            for (int i = 0; i < Samples; i++)
            {
                int x = left + (((2 * (i % Side)) + 1) * (right - left) / (2 * Side));
                int y = top + (((2 * (i / Side)) + 1) * (bottom - top) / (2 * Side));
                int value = plane.At(x, y);
                int toRight = plane.At(x + 1, y) - value;
                int below = plane.At(x, y + 1) - value;
                steep += (toRight < 0 ? -toRight : toRight) + (below < 0 ? -below : below);
                values[i] = (byte)value;
                sum += value;
            }

            int mean = sum / Samples;
            int contrast = 0;
            int unlike = 0;
            for (int i = 0; i < Samples; i++)
            {
                contrast += Distance(values[i], mean);
                unlike += Distance(values[i], values[i - (i % Side) + Side - 1 - (i % Side)]);
            }

            // Noise is steep too: in a flat picture it is all there is.
            contrast += 4 * Samples;
            int sharpness = (int)((long)Full * steep * track.Size / ((long)contrast * SharpSize));
            int frontality = Full - (Full * unlike / (2 * contrast));
            Sharpness = sharpness > Full ? Full : sharpness;
            Frontality = frontality < 0 ? 0 : frontality;
        }

        private static int Limit(int value, int largest) => value < 0 || largest < 0 ? 0 : value > largest ? largest : value;

        private static int Distance(int a, int b) => a < b ? b - a : a - b;
    }
}
