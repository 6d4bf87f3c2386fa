/// What a theme's style sheet needs to say of charts. A theme has its own colours by setting the variables; text has the colour of the page.
package let chartStyle = """
    .chart { display: block; width: 100%; max-width: 30rem; height: auto; margin: 0 auto; }
    """
