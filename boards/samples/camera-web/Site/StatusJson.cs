using CameraWeb.Http;
using DupNet.Embedded;

namespace CameraWeb.Site
{
    /// <summary>What the page asks for again and again, in as few bytes as possible.</summary>
    public static class StatusJson
    {
        /// <summary>
        /// Faces: <c>{"n":12,"ms":1210,"free":45678,"f":[[left,top,width,height,percent,track],...]}</c>, with <c>"e":1</c> when the camera failed last, and
        /// <c>"v":2</c> when its pictures look wrong, the number of a <see cref="FrameVerdict"/>; n is the picture's number, 0 for none yet.
        /// </summary>
        /// <param name="sight">What was seen; null for nothing yet.</param>
        /// <param name="hasFailed">Whether the camera failed last.</param>
        /// <param name="verdict">What its pictures look like.</param>
        /// <param name="text">Takes it.</param>
        public static void Faces(Sight sight, bool hasFailed, FrameVerdict verdict, AsciiText text)
        {
            int count = sight == null ? 0 : sight.Count;
            text.Clear().Add("{\"n\":").Add(sight == null ? 0 : sight.Number);
            if (sight != null)
            {
                text.Add(",\"ms\":").Add(sight.Milliseconds).Add(",\"free\":").Add(sight.FreeBytes.ToString());
            }

            if (hasFailed)
            {
                text.Add(",\"e\":1");
            }

            if (FrameCheck.IsWrong(verdict))
            {
                text.Add(",\"v\":").Add((int)verdict);
            }

            text.Add(",\"f\":[");
            for (int i = 0; i < count; i++)
            {
                text.Add(i == 0 ? "[" : ",[").Add(sight.X(i)).Add(",").Add(sight.Y(i)).Add(",").Add(sight.Width(i)).Add(",").Add(sight.Height(i));
                text.Add(",").Add(sight.Percent(i)).Add(",").Add(sight.Track(i)).Add("]");
            }

            text.Add("]}");
        }

        /// <summary>Settings: <c>{"w":96,"h":72,"t":50,"r":90}</c>: size of the picture, threshold in percent, degrees clockwise.</summary>
        /// <param name="watch">What they are of.</param>
        /// <param name="text">Takes it.</param>
        public static void Settings(CameraWatch watch, AsciiText text)
        {
            text.Clear().Add("{\"w\":").Add(watch.Mode.Width).Add(",\"h\":").Add(watch.Mode.Height);
            text.Add(",\"t\":").Add(watch.Percent).Add(",\"r\":").Add((int)watch.Rotation * 90).Add("}");
        }
    }
}
