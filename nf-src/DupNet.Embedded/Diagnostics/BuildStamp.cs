namespace DupNet.Embedded.Diagnostics
{
    /// <summary>
    /// Tells the image that a program was deployed with. <c>dupnet flash</c> writes a new number into its copy of the image each time, before
    /// it flashes it, and looks for it in what the board tells: so it knows that the program that answers is the one just flashed.
    /// </summary>
    public static class BuildStamp
    {
        private const int MarkLength = 19;

        /// <summary>The number as sixteen lower-case hexadecimal digits; sixteen hyphens if the image was flashed in another way.</summary>
        /// <remarks>The PC searches the image for the mark before the number: this text must stand in the compiled program once.</remarks>
        public static string Value => "dupnet-build-stamp:----------------".Substring(MarkLength);
    }
}
