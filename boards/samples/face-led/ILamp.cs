namespace FaceLed
{
    /// <summary>Something that can be on or off.</summary>
    public interface ILamp
    {
        /// <summary>Switches it.</summary>
        /// <param name="on">Whether it is to be on.</param>
        void Switch(bool on);
    }
}
